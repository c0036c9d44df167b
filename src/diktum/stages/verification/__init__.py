"""SOP rows 2 and 3: the persons named and the content are checked on a kartu kendali."""
