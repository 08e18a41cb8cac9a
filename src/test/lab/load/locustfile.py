"""The shop's users. Tasks and their weights are Online Boutique's own load generator's. Each waits twice as long as there,
and longer the more there are, by the square root: one machine, which others use too, must carry what 1200 ask for. The
shop's servers make up for it, see -scale.
"""

import math
import random

from locust import FastHttpUser, TaskSet, task

FEW = 50  # users

PRODUCTS = ["OLJCESPC7Z", "66VCHSJNUP", "1YMWWN1N4O", "L9ECAV7KIM", "2ZYFJ3GM2N", "0PUK6V6EV0", "LS4PSXUNUM"]
CURRENCIES = ["EUR", "USD", "JPY", "CAD", "GBP", "TRY"]


class Shopping(TaskSet):
    def on_start(self):
        self.index()

    @task(1)
    def index(self):
        self.client.get("/")

    @task(2)
    def set_currency(self):
        self.client.post("/setCurrency", {"currency_code": random.choice(CURRENCIES)})

    @task(10)
    def browse_product(self):
        self.client.get(f"/product/{random.choice(PRODUCTS)}", name="/product")

    @task(2)
    def add_to_cart(self):
        self.browse_product()
        self.client.post("/cart", {"quantity": random.randint(1, 10)})

    @task(3)
    def view_cart(self):
        self.client.get("/cart")

    @task(1)
    def checkout(self):
        self.add_to_cart()
        self.client.post("/cart/checkout", {"email": "someone@example.com"})


class Shopper(FastHttpUser):
    tasks = [Shopping]
    connection_timeout = 5.0
    network_timeout = 15.0

    def wait_time(self):
        crowd = max(1.0, self.environment.runner.user_count / FEW)
        return random.uniform(2, 20) * math.sqrt(crowd)
