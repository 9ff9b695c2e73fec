"""Signs of tampering: words of unlawful trades, whose a host is, addresses that lead nowhere from outside.

Pure and total. The lists are files beside this one; each says where it comes from.
"""
