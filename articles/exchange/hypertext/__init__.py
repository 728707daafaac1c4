"""What a web page or a word processor puts on the clipboard, read within bounds."""
