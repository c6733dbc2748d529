#include "pbr/records.hpp"

#include <catch2/catch.hpp>

#include "pbr/result.hpp"

using namespace pbr;

TEST_CASE("eighteen items, by column, by label and back") {
  CHECK(item_column(0) == "item_1");
  CHECK(item_column(12) == "item_13");
  CHECK(item_column(13) == "item_a");
  CHECK(item_column(17) == "item_e");
  CHECK(item_label(12) == "13");
  CHECK(item_label(13) == "A");
  for (std::size_t i = 0; i < item_count; ++i) CHECK(item_index(item_label(i)) == i);
  CHECK(item_index("a") == 13U);
  CHECK(item_index("e") == 17U);
}

TEST_CASE("there is no other item") {
  for (const std::string_view label :
       {"", "0", "14", "01", " 1", "1 ", "F", "f", "AA", "item_1", "-1", "1.0", "é"}) {
    INFO(label);
    CHECK_FALSE(item_index(label));
  }
  CHECK_THROWS_AS(item_column(item_count), InternalError);
  CHECK_THROWS_AS(item_label(item_count), InternalError);
}

TEST_CASE("reasons and super-classes as the files print them") {
  CHECK(to_text(Unusable::no).empty());
  CHECK(to_text(Unusable::rating_out_of_range) == "rating out of range");
  CHECK(to_text(Unusable::no_item_rated) == "no item rated");
  CHECK(to_text(Unusable::no_person) == "no person");
  CHECK(to_text(Unusable::no_provider) == "no provider");
  CHECK(to_text(Unusable::bad_date) == "bad date");
  CHECK(to_text(Unusable::malformed_row) == "malformed row");
  CHECK(to_text(SuperClass::a) == "A");
  CHECK(to_text(SuperClass::b) == "B");
  CHECK(to_text(SuperClass::c) == "C");
  CHECK(to_text(SuperClass::undecided) == "Z");
}
