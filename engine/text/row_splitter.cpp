#include "text/row_splitter.hpp"

#include <ostream>
#include <utility>

namespace pbr {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

}  // namespace

RowSplitter::RowSplitter(std::ostream& first, std::ostream& second,
                         std::function<bool(std::uint64_t)> takes_second, char separator)
    : first_(first),
      second_(second),
      takes_second_(std::move(takes_second)),
      separator_(separator) {}

void RowSplitter::hand_on(std::string_view bytes) {
  const auto size = static_cast<std::streamsize>(bytes.size());
  const bool header = records_ <= 1;
  if (header || !to_second_) first_.write(bytes.data(), size);
  if (header || to_second_) second_.write(bytes.data(), size);
}

bool RowSplitter::begins(char byte) {
  if (byte == '\n') {
    held_cr_ = false;
    return false;
  }
  if (byte == '\r' && !held_cr_) {
    held_cr_ = true;
    return false;
  }
  if (++records_ > 1) to_second_ = takes_second_(records_ - 1);
  inside_ = true;
  state_ = State::field_start;
  if (std::exchange(held_cr_, false)) {
    hand_on("\r");
    state_ = State::plain;
  }
  return true;
}

// As CsvSource: a quote opens a field at its beginning only.
void RowSplitter::step(char byte) {
  switch (state_) {
    case State::quoted:
      if (byte == '"') state_ = State::after_quote;
      return;
    case State::after_quote:
    case State::field_start:
      if (byte == '"') {
        state_ = State::quoted;
        return;
      }
      break;
    case State::plain:
      break;
  }
  state_ = byte == separator_ ? State::field_start : State::plain;
}

void RowSplitter::feed(std::string_view bytes) {
  std::size_t at = 0;
  for (; bom_ < mark.size() && at < bytes.size(); ++at, ++bom_) {
    if (bytes[at] != mark[bom_]) {
      // No mark after all. What was taken for one is the beginning of the header.
      const auto taken = mark.substr(0, bom_);
      bom_ = mark.size();
      if (!taken.empty()) feed(taken);
      break;
    }
    if (bom_ + 1U == mark.size()) hand_on(mark);
  }
  std::size_t from = at;  // of the piece that is not handed on yet
  for (; at < bytes.size(); ++at) {
    const char byte = bytes[at];
    if (!inside_) {
      from = at;
      if (!begins(byte)) continue;
    }
    if (byte == '\n' && state_ != State::quoted) {
      hand_on(bytes.substr(from, at + 1 - from));
      inside_ = false;
    } else {
      step(byte);
    }
  }
  if (inside_) hand_on(bytes.substr(from));
}

}  // namespace pbr
