#include "report/suppression.hpp"

#include <optional>

namespace pbr {

namespace {

/// Arithmetic is done modulo a prime: exact, and quick enough for every provider of a country.
constexpr std::uint64_t prime = 1'000'000'007;
using Vector = std::vector<std::uint64_t>;

std::uint64_t inverse(std::uint64_t number) {
  std::uint64_t result = 1;
  for (std::uint64_t power = prime - 2; power > 0; power /= 2) {
    result = power % 2 == 1 ? result * number % prime : result;
    number = number * number % prime;
  }
  return result;
}

void subtract(Vector& from, const Vector& other, std::uint64_t factor) {
  for (std::size_t at = 0; at < from.size(); ++at) {
    from[at] = (from[at] + (prime - factor) * other[at]) % prime;
  }
}

/// A row of the elimination and how it was made of the sums.
struct Row {
  Vector cells;
  Vector made_of;
  std::size_t pivot = 0;
};

/// The shown sums, brought to a form in which it can be read whether another follows from them.
class ShownSums {
 public:
  ShownSums(const std::vector<PublishedSum>& sums, std::size_t cells) : sums_(sums), cells_(cells) {
    // With the total first, a sum is explained by its own kind before another is looked at.
    for (const bool fixed : {true, false}) {
      for (std::size_t at = 0; at < sums.size(); ++at) {
        if (!sums[at].hidden && sums[at].fixed == fixed) {
          add(at);
        }
      }
    }
  }

  /// The sums that give this one away when put together; nothing where they do not.
  [[nodiscard]] std::optional<Vector> combination(std::size_t sum) const {
    const Row left = reduced(sum);
    for (const std::uint64_t cell : left.cells) {
      if (cell != 0) {
        return std::nullopt;
      }
    }
    return left.made_of;
  }

 private:
  [[nodiscard]] Row reduced(std::size_t sum) const {
    Row row{Vector(cells_), Vector(sums_.size()), 0};
    for (const std::size_t cell : sums_[sum].cells) {
      row.cells[cell] = 1;
    }
    row.made_of[sum] = 1;
    for (const Row& basis : basis_) {
      if (const std::uint64_t factor = row.cells[basis.pivot]; factor != 0) {
        subtract(row.cells, basis.cells, factor);
        subtract(row.made_of, basis.made_of, factor);
      }
    }
    return row;
  }

  void add(std::size_t sum) {
    Row row = reduced(sum);
    while (row.pivot < cells_ && row.cells[row.pivot] == 0) {
      ++row.pivot;
    }
    if (row.pivot == cells_) {
      return;  // follows from the sums before it
    }
    const std::uint64_t scale = inverse(row.cells[row.pivot]);
    for (Vector* part : {&row.cells, &row.made_of}) {
      for (std::uint64_t& value : *part) {
        value = value * scale % prime;
      }
    }
    basis_.push_back(std::move(row));
  }

  const std::vector<PublishedSum>& sums_;
  std::size_t cells_;
  std::vector<Row> basis_;
};

/// The sum with the fewest people of those that give `target` away; nothing where all are fixed.
std::optional<std::size_t> fewest(const std::vector<PublishedSum>& sums, const Vector& made_of) {
  std::optional<std::size_t> least;
  for (std::size_t at = 0; at < sums.size(); ++at) {
    const bool usable = made_of[at] != 0 && !sums[at].hidden && !sums[at].fixed;
    if (usable && (!least || sums[at].people < sums[*least].people)) {
      least = at;
    }
  }
  return least;
}

/// A sum whose hiding breaks a combination that gives a small one away; nothing where there is
/// none.
std::optional<std::size_t> next_to_hide(const std::vector<PublishedSum>& sums,
                                        const std::vector<std::size_t>& small, std::size_t cells) {
  const ShownSums shown(sums, cells);
  for (const std::size_t sum : small) {
    if (const auto made_of = shown.combination(sum)) {
      if (const auto least = fewest(sums, *made_of)) {
        return least;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

void protect_hidden(std::vector<PublishedSum>& sums, std::size_t cells) {
  std::vector<std::size_t> small;
  for (std::size_t at = 0; at < sums.size(); ++at) {
    if (sums[at].hidden) {
      small.push_back(at);
    }
  }
  std::vector<std::size_t> added;
  while (const auto next = next_to_hide(sums, small, cells)) {
    sums[*next].hidden = true;
    added.push_back(*next);
  }
  // A later choice may have made an earlier one needless.
  for (const std::size_t sum : added) {
    sums[sum].hidden = false;
    sums[sum].hidden = next_to_hide(sums, small, cells).has_value();
  }
}

}  // namespace pbr
