"""What a browser's engine may do differently: the site in Firefox and in WebKit."""
