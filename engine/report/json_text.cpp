#include "report/json_text.hpp"

#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <ostream>

namespace pbr {

namespace {

void write_value(const boost::json::value& value, std::size_t depth, std::ostream& out);

void line_start(std::size_t depth, bool first, std::ostream& out) {
  out << (first ? "\n" : ",\n") << std::string(2 * depth, ' ');
}

// The only numbers with a point are millionths; the library would write 0.0412 as 4.12E-2.
void write_decimal(double number, std::ostream& out) {
  constexpr int decimals = 6;
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 std::chars_format::fixed, decimals);
  out.write(text.data(), end.ptr - text.data());
}

void write_object(const boost::json::object& object, std::size_t depth, std::ostream& out) {
  out << '{';
  bool first = true;
  for (const auto& member : object) {
    line_start(depth + 1, std::exchange(first, false), out);
    out << boost::json::serialize(member.key()) << ": ";
    write_value(member.value(), depth + 1, out);
  }
  out << '\n' << std::string(2 * depth, ' ') << '}';
}

void write_array(const boost::json::array& array, std::size_t depth, std::ostream& out) {
  out << '[';
  bool first = true;
  for (const auto& element : array) {
    line_start(depth + 1, std::exchange(first, false), out);
    write_value(element, depth + 1, out);
  }
  out << '\n' << std::string(2 * depth, ' ') << ']';
}

void write_value(const boost::json::value& value, std::size_t depth, std::ostream& out) {
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    write_object(*object, depth, out);
  } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    write_array(*array, depth, out);
  } else if (value.is_double()) {
    write_decimal(value.get_double(), out);
  } else {
    out << boost::json::serialize(value);
  }
}

}  // namespace

void write_pretty(const boost::json::value& value, std::ostream& out) {
  write_value(value, 0, out);
  out << '\n';
}

}  // namespace pbr
