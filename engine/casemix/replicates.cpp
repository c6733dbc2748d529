// People of a contract resampled: a person adds to the same few columns in every replicate.
#include <algorithm>
#include <array>

#include "casemix/bootstrap.hpp"
#include "pbr/casemix.hpp"

namespace pbr {
namespace {

// Columns of a contract are far apart from those of the next, and people come by their ids: added
// one by one each would fetch its contract's columns from memory.
constexpr std::size_t people_at_once = 64;

constexpr std::size_t weights_column = 0, not_closing_column = 1, first_measure = 2;

constexpr std::array measure_fields{&MeasureSums::eligible, &MeasureSums::paired,
                                    &MeasureSums::improved, &MeasureSums::deteriorated,
                                    &MeasureSums::cases,    &MeasureSums::recovered,
                                    &MeasureSums::yes};

constexpr std::int64_t most_pence = std::int64_t{1} << 58;

std::int64_t within(std::int64_t magnitudes) {
  if (magnitudes > most_pence) throw AmountOverflow("amounts of a contract add up to too much");
  return magnitudes;
}

}  // namespace

void AmountSpread::add(Pence amount) {
  const std::int64_t pence = amount.value();
  if (pence > most_pence || pence < -most_pence) within(most_pence + 1);
  people += 1;
  sum += pence;
  magnitudes = within(magnitudes + (pence < 0 ? -pence : pence));
  squares += Int128{pence} * pence;
}

AmountSpread& AmountSpread::operator+=(const AmountSpread& other) {
  people += other.people;
  sum += other.sum;
  magnitudes = within(magnitudes + other.magnitudes);
  squares += other.squares;
  return *this;
}

std::int64_t Replicates::sum(std::size_t column, std::size_t replicate) const {
  std::int64_t sum =
      columns_.size() <= column || columns_[column].empty() ? 0 : columns_[column].at(replicate);
  std::size_t at = 0;
  for (const Waiting& person : waiting_) {
    for (; at < person.end; ++at) {
      if (times_[at].column != column) continue;
      sum += std::int64_t{times_[at].times} * weight_at(person.start, replicate);
    }
  }
  return sum;
}

std::vector<MeasureSums> Replicates::at(std::size_t replicate) const {
  static_assert(measure_fields.size() == fields);
  std::vector<MeasureSums> sums(measures_);
  for (std::size_t m = 0; m < measures_; ++m) {
    for (std::size_t field = 0; field < fields; ++field) {
      sums[m].*measure_fields[field] = sum(first_measure + m * fields + field, replicate);
    }
  }
  return sums;
}

std::int64_t Replicates::weights(std::size_t replicate) const {
  return sum(weights_column, replicate);
}

std::int64_t Replicates::closing(std::size_t replicate) const {
  return weights(replicate) - sum(not_closing_column, replicate);
}

std::int64_t Replicates::episodes(std::size_t cluster, std::size_t replicate) const {
  return sum(first_measure + measures_ * fields + cluster, replicate);
}

std::int64_t Replicates::amount(std::size_t replicate) const {
  std::int64_t sum = amounts_.empty() ? 0 : amounts_.at(replicate);
  for (const Waiting& person : waiting_) {
    sum += person.amount * std::int64_t{weight_at(person.start, replicate)};
  }
  return sum;
}

void Replicates::note(std::size_t column, std::int64_t times) {
  if (times == 0) return;
  if (times < 0 || times_waiting_ + static_cast<std::uint64_t>(times) > most_times) {
    throw InternalError("a person is counted too often to be resampled");
  }
  times_waiting_ += static_cast<std::uint64_t>(times);
  times_.push_back({static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(times)});
}

void Replicates::add(const PersonCounts& person, std::uint64_t start) {
  spread_.add(person.amount);
  if (replicates_ == 0) return;
  // A person is counted thousands of times at the very most; a batch ends long before 32 bits do.
  if (waiting_.size() >= people_at_once || times_waiting_ > most_times / 2) settle();
  note(weights_column, 1);
  note(not_closing_column, person.closes ? 0 : 1);
  for (std::size_t m = 0; m < person.measures.size(); ++m) {
    for (std::size_t field = 0; field < fields; ++field) {
      note(first_measure + m * fields + field, person.measures[m].*measure_fields[field]);
    }
  }
  for (std::size_t c = 0; c < person.episodes.size(); ++c) {
    note(first_measure + measures_ * fields + c, person.episodes[c]);
  }
  waiting_.push_back({start, person.amount.value(), times_.size()});
}

void Replicates::settle() {
  if (waiting_.empty()) return;
  columns_.resize(first_measure + measures_ * fields + clusters_);
  amounts_.resize(replicates_);
  std::vector<std::size_t> used;  // the column of each slot
  std::vector<std::uint32_t> slot_of(columns_.size()), slots, times;
  std::vector<bool> known(columns_.size());
  for (const Times& entry : times_) {
    if (!known[entry.column]) {
      known[entry.column] = true;
      slot_of[entry.column] = static_cast<std::uint32_t>(used.size());
      used.push_back(entry.column);
      columns_[entry.column].resize(replicates_);
    }
    slots.push_back(slot_of[entry.column]);
    times.push_back(entry.times);
  }
  std::vector<std::uint64_t> starts;
  std::vector<std::int64_t> amounts;
  std::vector<std::size_t> ends;
  for (const Waiting& person : waiting_) {
    starts.push_back(person.start);
    amounts.push_back(person.amount);
    ends.push_back(person.end);
  }
  add_batch({starts, amounts, ends, slots, times}, used);
  waiting_.clear();
  times_.clear();
  times_waiting_ = 0;
}

void Replicates::add_batch(const WeightedBatch& batch, const std::vector<std::size_t>& used) {
  std::vector<std::uint32_t> block(used.size() * replicates_a_block);
  std::array<std::int64_t, replicates_a_block> amounts{};
  for (std::size_t first = 0; first < replicates_; first += replicates_a_block) {
    std::fill(block.begin(), block.end(), 0);
    amounts.fill(0);
    add_block(batch, first, block, amounts);
    const std::size_t count = std::min(replicates_a_block, replicates_ - first);
    for (std::size_t slot = 0; slot < used.size(); ++slot) {
      std::int64_t* column = columns_[used[slot]].data() + first;
      const std::uint32_t* sums = block.data() + slot * replicates_a_block;
      for (std::size_t r = 0; r < count; ++r) column[r] += sums[r];
    }
    for (std::size_t r = 0; r < count; ++r) amounts_[first + r] += amounts[r];
  }
}

Replicates& Replicates::operator+=(const Replicates& other) {
  spread_ += other.spread_;
  add_waiting(other);
  if (other.columns_.empty()) return *this;
  columns_.resize(other.columns_.size());
  amounts_.resize(replicates_);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (other.columns_[c].empty()) continue;
    columns_[c].resize(replicates_);
    for (std::size_t r = 0; r < replicates_; ++r) columns_[c][r] += other.columns_[c][r];
  }
  for (std::size_t r = 0; r < replicates_; ++r) amounts_[r] += other.amounts_[r];
  return *this;
}

void Replicates::add_waiting(const Replicates& other) {
  settle();
  waiting_ = other.waiting_;
  times_ = other.times_;
  times_waiting_ = other.times_waiting_;
  settle();
}

bool operator==(const Replicates& a, const Replicates& b) {
  if (!a.waiting_.empty() || !b.waiting_.empty()) {
    Replicates settled_a = a;
    Replicates settled_b = b;
    settled_a.settle();
    settled_b.settle();
    return settled_a == settled_b;
  }
  return a.replicates_ == b.replicates_ && a.measures_ == b.measures_ &&
         a.clusters_ == b.clusters_ && a.spread_ == b.spread_ && a.amounts_ == b.amounts_ &&
         a.columns_ == b.columns_;
}

}  // namespace pbr
