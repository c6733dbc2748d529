// The frame of the check sheet: a cover, then a sheet of paper a cluster.
#include <algorithm>

#include "pbr/rule_pages.hpp"
#include "pbr/version.hpp"
#include "report/check_sheet_parts.hpp"
#include "report/check_sheet_style.hpp"
#include "report/number_text.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

/// Nothing may be fetched, run or sent: the page opens anywhere and prints from a memory stick.
constexpr std::string_view security_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

std::string title_of(const ClusterPack& pack) { return "Check sheet: " + pack_words(pack.header); }

void write_head(const ClusterPack& pack, HtmlPage& page) {
  page.open("head");
  page.lone("meta", {{"charset", "utf-8"}});
  page.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", security_policy}});
  page.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.element("title", title_of(pack)).style(check_sheet_style()).close();
}

std::string_view what_to_do(Method method) {
  switch (method) {
    case Method::profile:
      return "One reads the booklet's page aloud, row by row and rating by rating; the other "
             "follows here and ticks each row that agrees, its letters and its star. Then they "
             "change places. Mend what differs in the pack, at the line given, and print the sheet "
             "again.";
    case Method::logit:
      return "One reads the published lists aloud, type by type; the other follows here and ticks "
             "each row that agrees. Mend what differs in the pack, at the line given, and print "
             "the "
             "sheet again.";
    case Method::table:
      return "One reads the published rules aloud, in their order; the other follows here and "
             "ticks "
             "each row that agrees. Mend what differs in the pack, at the line given, and print "
             "the "
             "sheet again.";
  }
  throw InternalError("a pack without a method");
}

std::string penalties_of(const ProfileTerms& terms) {
  const auto points = [&](std::size_t cell) { return std::to_string(terms.penalty.at(cell)); };
  return "Penalty of a rating by its cell: R " + points(0) + ", O " + points(1) + ", Y " +
         points(2) + ", - " + points(3) + "; not known " + std::to_string(terms.penalty_unknown) +
         ".";
}

std::string occasions(bool initial, bool review) {
  if (initial && review) return "at initial assessments and at reviews";
  if (initial) return "at initial assessments, not at reviews";
  return review ? "at reviews only" : "never";
}

void write_terms(const ClusterPack& pack, HtmlPage& page) {
  if (pack.method != Method::profile) return;
  const ProfileTerms& terms = pack.profile;
  page.element("p", penalties_of(terms));
  page.element("p",
               "Essential criteria restrict the candidates " +
                   occasions(terms.essential_restricts_initial, terms.essential_restricts_review) +
                   "; key scales come first: " +
                   occasions(terms.key_scales_first_initial, terms.key_scales_first_review) + ".");
}

std::size_t sheets_have(const Cluster& cluster, Method method) {
  return method == Method::profile ? cluster.grid.size() : cluster.coefficients.size();
}

// Whether the cluster has a sheet of its own.
bool has_sheet(const ClusterPack& pack, const Cluster& cluster) {
  return pack.is_page(cluster) && pack.method != Method::table;
}

void write_clusters(const CheckSheet& sheet) {
  const ClusterPack& pack = sheet.pack;
  HtmlPage& page = sheet.page;
  open_sheet_table(sheet, "clusters", "Clusters of the pack",
                   {{"Code", ""},
                    {"Name", ""},
                    {"Super-class and branch", ""},
                    {"Review after", ""},
                    {"Rank of need", "figure"},
                    {"Rows", "figure"}});
  for (const auto& cluster : pack.clusters) {
    page.open("tr").element("th", cluster.code.text(), {{"scope", "row"}});
    page.element("td", cluster.name).element("td", place_words(cluster));
    page.element("td", review_words(cluster.review));
    page.element("td", std::to_string(cluster.need), {{"class", "figure"}});
    page.element("td",
                 has_sheet(pack, cluster) ? std::to_string(sheets_have(cluster, pack.method))
                                          : std::string("none"),
                 {{"class", "figure"}});
    page.close();
  }
  end_sheet_table(page);
}

void write_contents(const ClusterPack& pack, HtmlPage& page) {
  if (pack.method == Method::table) return;
  page.open("nav", {{"aria-label", "Sheets"}}).open("ul");
  for (const auto& cluster : pack.clusters) {
    if (!has_sheet(pack, cluster)) continue;
    const std::string target = "#cluster-" + cluster.code.text();
    page.open("li");
    page.element("a", cluster.code.text() + " " + cluster.name, {{"href", target}}).close();
  }
  page.close().close();
}

void write_cover(const CheckSheet& sheet) {
  HtmlPage& page = sheet.page;
  page.element("h1", title_of(sheet.pack));
  write_sheet_banner(sheet);
  page.element("p", what_to_do(sheet.pack.method));
  page.element("p", "Method " + std::string(to_text(sheet.pack.method)) + ", instrument " +
                        sheet.pack.instrument + ", valid from " +
                        long_date(sheet.pack.header.valid.first) + " to " +
                        long_date(sheet.pack.header.valid.last_day()) + ".");
  write_terms(sheet.pack, page);
  write_contents(sheet.pack, page);
  write_clusters(sheet);
  write_sheet_foot(sheet, "this page");
}

void write_cluster(const CheckSheet& sheet, const Cluster& cluster) {
  HtmlPage& page = sheet.page;
  const std::string& code = cluster.code.text();
  const std::string id = "cluster-" + code;
  page.open("section", {{"aria-labelledby", id}});
  write_sheet_banner(sheet);
  page.element("h2", code + " " + cluster.name, {{"id", id}});
  page.element("p", "Line " + std::to_string(cluster.at.line) + " of the pack: " +
                        place_words(cluster) + "; review after " + review_words(cluster.review) +
                        "; rank of need " + std::to_string(cluster.need) + ".");
  if (sheet.pack.method == Method::profile) {
    write_sheet_grid(sheet, cluster);
  } else {
    write_sheet_weights(sheet, cluster);
  }
  write_sheet_foot(sheet, "cluster " + code);
  page.close();
}

void write_section(const CheckSheet& sheet, const std::string& id, std::string_view title,
                   void (*write)(const CheckSheet&)) {
  sheet.page.open("section", {{"aria-labelledby", id}});
  write_sheet_banner(sheet);
  sheet.page.element("h2", title, {{"id", id}});
  write(sheet);
  write_sheet_foot(sheet, title);
  sheet.page.close();
}

}  // namespace

void open_sheet_table(const CheckSheet& sheet, const std::string& id, std::string_view caption,
                      const std::vector<SheetColumn>& columns) {
  HtmlPage& page = sheet.page;
  const PackHeader& header = sheet.pack.header;
  page.open("div",
            {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", id}, {"tabindex", "0"}});
  page.open("table").element("caption", caption, {{"id", id}}).open("thead");
  page.open("tr", {{"class", "again"}, {"aria-hidden", "true"}});
  page.element(
      "th",
      pack_words(header) + ", " + std::string(to_text(header.status)) + ": " + std::string(caption),
      {{"scope", "colgroup"}, {"colspan", std::to_string(columns.size())}});
  page.close().open("tr");
  for (const auto& column : columns) {
    if (column.css.empty()) {
      page.element("th", column.title, {{"scope", "col"}});
    } else {
      page.element("th", column.title, {{"scope", "col"}, {"class", column.css}});
    }
  }
  page.close().close().open("tbody");
}

void end_sheet_table(HtmlPage& page) { page.close().close().close(); }

void write_sheet_banner(const CheckSheet& sheet) {
  sheet.page.element("p", status_sentence(sheet.pack.header) + ".", {{"class", "banner"}});
}

void write_sheet_foot(const CheckSheet& sheet, std::string_view name) {
  HtmlPage& page = sheet.page;
  page.open("table", {{"class", "sign"}});
  page.element("caption", "Proof-reading of " + std::string(name)).open("thead").open("tr");
  for (const auto* title : {"", "Name", "Date", "Signature"}) {
    if (*title == '\0') {
      page.element("td", "");
    } else {
      page.element("th", title, {{"scope", "col"}});
    }
  }
  page.close().close().open("tbody");
  for (const auto* who : {"Read by", "Checked by"}) {
    page.open("tr").element("th", who, {{"scope", "row"}});
    page.element("td", "").element("td", "").element("td", "").close();
  }
  page.close().close();
  const PackHeader& header = sheet.pack.header;
  std::string origin = "Pack " + pack_words(header) + ", " + std::string(to_text(header.status)) +
                       ". SHA-256 " + header.sha256 + ".";
  for (const auto& source : header.sources) origin += " Source: " + source + ".";
  page.element("p", origin, {{"class", "origin"}});
}

void write_check_sheet(const ClusterPack& pack, const Instrument& instrument, std::ostream& out) {
  HtmlPage page(out);
  const CheckSheet sheet{pack, instrument, page};
  page.open("html", {{"lang", "en-GB"}});
  write_head(pack, page);
  page.open("body").open("main");
  write_cover(sheet);
  for (const auto& cluster : pack.clusters) {
    if (has_sheet(pack, cluster)) write_cluster(sheet, cluster);
  }
  if (pack.method == Method::table) write_section(sheet, "all-rules", "Rules", write_sheet_rules);
  if (!pack.tree.steps.empty()) {
    write_section(sheet, "the-tree", "Tree for super-class and branch", write_sheet_tree);
  }
  if (std::any_of(pack.derived.begin(), pack.derived.end(), is_made)) {
    write_section(sheet, "the-values", "Derived values", write_sheet_derived);
  }
  page.close().open("footer").element("p", "Made by pbr " + std::string(version()) + ".");
  page.close().close().close();
}

}  // namespace pbr
