"""What templates of readers' pages can say."""
