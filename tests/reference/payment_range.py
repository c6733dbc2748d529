"""The least and the most that a scheme could pay a contract whatever the outcomes were."""

from schemes import Payer


def payment_range(scheme, inputs):
    """{contract: (least, most)}: every score at 0, and every score at 1."""
    least, most = Bound(scheme, inputs, 0).pay(), Bound(scheme, inputs, 1).pay()
    return {key: (sum(least[key].values()), sum(most[key].values())) for key in inputs.keys}


class Bound(Payer):
    def __init__(self, scheme, inputs, score):
        super().__init__(scheme, inputs)
        self.score = score

    def outcome(self, component):
        part = {key: self.part(component, key) for key in self.inputs.keys}
        if component.form == "deducted":
            return {key: self.round(-part[key] * (1 - self.score)) for key in part}
        return {key: self.round(part[key] * self.score) for key in part}
