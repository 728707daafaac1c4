"""Whether what is said rests on sources that are named, whole, current and still standing."""
