"""Register: the agenda book, the dispatch book and the book of control cards, read only."""
