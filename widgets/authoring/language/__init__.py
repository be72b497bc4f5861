"""The language of content: which texts readers see, how hard they are, and which phrases are banned."""
