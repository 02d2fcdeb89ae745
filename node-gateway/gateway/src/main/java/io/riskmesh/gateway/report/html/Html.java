package io.riskmesh.gateway.report.html;

import java.util.List;

/// Small pieces of markup. Every text that comes from data or options goes through {@link #text}.
final class Html {
    private Html() {}

    static String text(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String element(String tag, String raw) {
        return "<" + tag + ">" + text(raw) + "</" + tag + ">";
    }

    /// A panel with a heading around ready markup.
    static String panel(String heading, String markup) {
        return "<section>\n<h2>" + text(heading) + "</h2>\n" + markup + "</section>\n";
    }

    /// A table; columns whose name is in `numeric` are set to the right.
    static String table(String caption, List<String> columns, List<List<String>> rows, List<Integer> numeric) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        if (!caption.isEmpty()) {
            html.append(element("caption", caption)).append('\n');
        }
        html.append("<thead><tr>");
        for (int c = 0; c < columns.size(); c++) {
            html.append(numeric.contains(c) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
            html.append(text(columns.get(c))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                html.append(numeric.contains(c) ? "<td class=\"n\">" : "<td>").append(text(row.get(c))).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
