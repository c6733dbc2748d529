#include "report/contract_hiding.hpp"

#include <limits>
#include <optional>
#include <queue>
#include <vector>

namespace pbr {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// A cell between its row and its column; a sum of an edge lies between a row or column and that of
/// the totals.
struct Cell {
  std::size_t row = 0, column = 0;
  std::int64_t people = 0;
  bool hidden = false;
  const ContractKey* contract = nullptr;  ///< null for a sum
};

class Graph {
 public:
  explicit Graph(const ContractTable& table) {
    for (const auto& [key, people] : table.people) {
      const std::string& provider = key.provider.text();
      const std::string& commissioner = key.commissioner.text();
      const bool hidden = table.hidden.contains(key) || table.hidden_providers.contains(provider) ||
                          table.hidden_commissioners.contains(commissioner);
      add({at("provider " + provider), at("commissioner " + commissioner), people, hidden, &key});
    }
    for (const std::string& provider : table.hidden_providers) {
      add({at("provider " + provider), at("all commissioners"), 0, true, nullptr});
    }
    for (const std::string& commissioner : table.hidden_commissioners) {
      add({at("all providers"), at("commissioner " + commissioner), 0, true, nullptr});
    }
  }

  void protect() {
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (!cells_[cell].hidden) continue;
      for (const std::size_t other : cheapest_ring(cell)) cells_[other].hidden = true;
    }
  }

  [[nodiscard]] std::set<ContractKey> hidden() const {
    std::set<ContractKey> contracts;
    for (const Cell& cell : cells_) {
      if (cell.hidden && cell.contract != nullptr) contracts.insert(*cell.contract);
    }
    return contracts;
  }

 private:
  std::size_t at(const std::string& name) {
    const auto [found, added] = places_.try_emplace(name, around_.size());
    if (added) around_.emplace_back();
    return found->second;
  }

  void add(const Cell& cell) {
    around_[cell.row].push_back(cells_.size());
    around_[cell.column].push_back(cells_.size());
    cells_.push_back(cell);
  }

  [[nodiscard]] std::int64_t cost(std::size_t cell) const {
    return cells_[cell].hidden ? 0 : cells_[cell].people + 1;
  }

  /// The cells of the cheapest way from the cell's row to its column around it (Dijkstra); none
  /// where there is no way.
  [[nodiscard]] std::vector<std::size_t> cheapest_ring(std::size_t closed) const {
    std::vector<std::int64_t> far(around_.size(), std::numeric_limits<std::int64_t>::max());
    std::vector<std::size_t> came_by(around_.size(), none);
    using Stop = std::pair<std::int64_t, std::size_t>;
    std::priority_queue<Stop, std::vector<Stop>, std::greater<>> next;
    far[cells_[closed].row] = 0;
    next.emplace(0, cells_[closed].row);
    while (!next.empty()) {
      const auto [distance, place] = next.top();
      next.pop();
      if (distance > far[place]) continue;
      for (const std::size_t cell : around_[place]) {
        const std::size_t to = other_end(cell, place);
        if (cell == closed || distance + cost(cell) >= far[to]) continue;
        far[to] = distance + cost(cell);
        came_by[to] = cell;
        next.emplace(far[to], to);
      }
    }
    std::vector<std::size_t> ring;
    for (std::size_t place = cells_[closed].column; came_by[place] != none;
         place = other_end(came_by[place], place)) {
      ring.push_back(came_by[place]);
    }
    return ring;
  }

  [[nodiscard]] std::size_t other_end(std::size_t cell, std::size_t place) const {
    return cells_[cell].row == place ? cells_[cell].column : cells_[cell].row;
  }

  std::vector<Cell> cells_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::vector<std::size_t>> around_;  ///< cells by row or column
};

}  // namespace

std::set<ContractKey> hidden_contracts(const ContractTable& table) {
  Graph graph(table);
  graph.protect();
  return graph.hidden();
}

}  // namespace pbr
