"""The rules of content 1, as they were: the results of its records are still checked by them."""
