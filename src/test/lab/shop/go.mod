module cockpit/lab/shop

go 1.24.0
