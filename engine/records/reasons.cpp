#include "pbr/records.hpp"

namespace pbr {

std::string_view to_text(Unusable reason) {
  switch (reason) {
    case Unusable::no:
      return "";
    case Unusable::rating_out_of_range:
      return "rating out of range";
    case Unusable::no_item_rated:
      return "no item rated";
    case Unusable::no_person:
      return "no person";
    case Unusable::no_provider:
      return "no provider";
    case Unusable::bad_date:
      return "bad date";
    case Unusable::malformed_row:
      return "malformed row";
  }
  return "";
}

std::string_view to_text(SuperClass value) {
  switch (value) {
    case SuperClass::undecided:
      return "Z";
    case SuperClass::a:
      return "A";
    case SuperClass::b:
      return "B";
    case SuperClass::c:
      return "C";
  }
  return "Z";
}

}  // namespace pbr
