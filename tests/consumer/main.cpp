// Loads a rule pack through the installed library and prices a day exactly.
#include <pbr/diagnostic.hpp>
#include <pbr/money.hpp>
#include <pbr/rulebook.hpp>
#include <pbr/version.hpp>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: consumer RULES-FOLDER DISCLOSURE-PACK\n";
    return 2;
  }
  const auto loaded = pbr::load_disclosure(argv[2], pbr::RulePaths{{argv[1]}});
  if (!loaded.value) {
    std::cerr << pbr::render(loaded.problems);
    return 1;
  }
  const auto uplift = pbr::Rate::parse("0.982").value();
  const auto price = pbr::round(pbr::Pence{36190} * uplift, pbr::Rounding::half_up);
  std::cout << "pbr " << pbr::version() << ": " << loaded.value->header.reference
            << " suppresses below " << loaded.value->suppress_below
            << "; 361.90 x 0.982 = " << pbr::to_pounds(price) << "\n";
}
