// placeholder replaced by the frontend slice
