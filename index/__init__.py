"""What the reports say, and where: reading, search, statements, figures."""
