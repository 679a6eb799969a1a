print("lrsched")
