#include "report/explanation_text.hpp"

#include <ostream>

namespace pbr {

void write_cut(std::size_t left_out, std::string_view what, std::ostream& out) {
  if (left_out > 0) out << "  and " << left_out << ' ' << what << "; --details shows all\n";
}

void write_explanation_text(const ExplanationView& view, const ExplanationDetail& detail,
                            std::ostream& out) {
  if (detail.cluster != nullptr && view.explanation.usable) {
    write_one_cluster(view, *detail.cluster, out);
    return;
  }
  write_answer(view, out);
  if (!view.explanation.usable) return;
  switch (view.pack.method) {
    case Method::profile:
      write_profile(view, detail.everything, out);
      break;
    case Method::logit:
      write_logit(view, detail.everything, out);
      break;
    case Method::table:
      write_table(view, detail.everything, out);
      break;
  }
}

}  // namespace pbr
