#include "pbr/records.hpp"
#include "pbr/result.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, item_count> columns{
    "item_1", "item_2", "item_3",  "item_4",  "item_5",  "item_6",  "item_7",
    "item_8", "item_9", "item_10", "item_11", "item_12", "item_13", "item_a",
    "item_b", "item_c", "item_d",  "item_e",  "item_q"};
constexpr std::array<std::string_view, item_count> labels{"1", "2", "3",  "4",  "5",  "6",  "7",
                                                          "8", "9", "10", "11", "12", "13", "A",
                                                          "B", "C", "D",  "E",  "Q"};

}  // namespace

std::string_view item_column(std::size_t item) {
  if (item >= item_count) throw InternalError("no such item of an assessment");
  return columns[item];
}

std::string_view item_label(std::size_t item) {
  if (item >= item_count) throw InternalError("no such item of an assessment");
  return labels[item];
}

std::optional<std::size_t> item_index(std::string_view label) {
  const bool small_letter = label.size() == 1 && label[0] >= 'a' && label[0] <= 'z';
  const std::string capital(1, small_letter ? static_cast<char>(label[0] - 'a' + 'A') : ' ');
  for (std::size_t i = 0; i < item_count; ++i) {
    if (labels[i] == (small_letter ? capital : label)) return i;
  }
  return std::nullopt;
}

}  // namespace pbr
