#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "pbr/mhsds.hpp"

TEST_CASE("the title of every finding is that of its page") {
  int pages = 0;
  for (int number = 10; number < 100; ++number) {
    const std::string code = "MH0" + std::to_string(number);
    const std::filesystem::path page(std::string(PBR_SOURCE_DIR) + "/docs/codes/" + code + ".md");
    INFO(code);
    const std::string title(pbr::mhsds_finding_title(code));
    CHECK(std::filesystem::exists(page) == !title.empty());
    if (title.empty()) continue;
    ++pages;
    std::ifstream in(page);
    std::string first;
    std::getline(in, first);
    CHECK(first == "# " + code + ": " + title);
  }
  CHECK(pages == 24);
  CHECK(pbr::mhsds_finding_title("MH001").empty());
}
