#include "report/html_sections.hpp"

namespace pbr {

void write_assumptions(const Study& study, HtmlPage& page) {
  if (study.assumptions.empty()) {
    return;
  }
  page.element("h3", "Taken for granted in these inputs").open("ul");
  for (const std::string& assumption : study.assumptions) {
    page.element("li", assumption);
  }
  page.close();
}

}  // namespace pbr
