"""Reports to text. A report says everything; a reporter only prints it, and never changes the exit status."""
