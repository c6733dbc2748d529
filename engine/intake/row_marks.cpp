#include <algorithm>
#include <bit>

#include "pbr/findings.hpp"

namespace pbr {
namespace {

constexpr std::size_t piece_rows = 32'768;
constexpr std::size_t word_bits = 64;
constexpr std::size_t piece_words = piece_rows / word_bits;

std::size_t index_of(TableKind table, std::size_t severity) {
  return static_cast<std::size_t>(table) * RowMarks::severities + severity;
}

}  // namespace

void RowMarks::mark(TableKind table, Row row, Severity severity) {
  if (row == 0) return;
  Plane& pieces = planes_[index_of(table, static_cast<std::size_t>(severity))];
  const std::size_t at = row / piece_rows;
  if (pieces.size() <= at) pieces.resize(at + 1);
  if (pieces[at].empty()) pieces[at].resize(piece_words);
  const std::size_t bit = row % piece_rows;
  pieces[at][bit / word_bits] |= std::uint64_t{1} << (bit % word_bits);
}

std::uint64_t RowMarks::word(TableKind table, std::size_t piece, std::size_t word,
                             Severity at_least) const {
  std::uint64_t bits = 0;
  for (auto level = static_cast<std::size_t>(at_least); level < severities; ++level) {
    const Plane& pieces = planes_[index_of(table, level)];
    if (piece < pieces.size() && !pieces[piece].empty()) bits |= pieces[piece][word];
  }
  return bits;
}

bool RowMarks::marked(TableKind table, Row row, Severity at_least) const {
  const std::size_t bit = row % piece_rows;
  return ((word(table, row / piece_rows, bit / word_bits, at_least) >> (bit % word_bits)) & 1U) !=
         0;
}

std::uint64_t RowMarks::count(TableKind table, Severity at_least) const {
  std::size_t pieces = 0;
  for (std::size_t level = 0; level < severities; ++level) {
    pieces = std::max(pieces, planes_[index_of(table, level)].size());
  }
  std::uint64_t rows = 0;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    for (std::size_t at = 0; at < piece_words; ++at) {
      rows += static_cast<std::uint64_t>(std::popcount(word(table, piece, at, at_least)));
    }
  }
  return rows;
}

// Bit by bit: rows of a part of a table seldom start where a word does.
void RowMarks::merge_behind(const RowMarks& other, Row rows) {
  for (std::size_t i = 0; i < planes_.size(); ++i) {
    const auto table = static_cast<TableKind>(i / severities);
    const auto severity = static_cast<Severity>(i % severities);
    const Plane& pieces = other.planes_[i];
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      for (std::size_t word = 0; word < pieces[at].size(); ++word) {
        const Row first = rows + at * piece_rows + word * word_bits;
        for (std::uint64_t bits = pieces[at][word]; bits != 0; bits &= bits - 1) {
          mark(table, first + static_cast<Row>(std::countr_zero(bits)), severity);
        }
      }
    }
  }
}

void RowMarks::merge(const RowMarks& other, Row rows) {
  if (rows > 0) return merge_behind(other, rows);
  for (std::size_t i = 0; i < planes_.size(); ++i) {
    Plane& mine = planes_[i];
    const Plane& more = other.planes_[i];
    if (mine.size() < more.size()) mine.resize(more.size());
    for (std::size_t at = 0; at < more.size(); ++at) {
      if (more[at].empty()) continue;
      if (mine[at].empty()) mine[at].resize(piece_words);
      for (std::size_t word = 0; word < piece_words; ++word) mine[at][word] |= more[at][word];
    }
  }
}

}  // namespace pbr
