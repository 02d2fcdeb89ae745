package io.riskmesh.enclave.image;

/// A place in a TOML text, with the tokens that can stand there. Not thread-safe.
final class TomlCursor {

    private static final int LONGEST_INTEGER = 18;

    private final String text;
    private int at;

    TomlCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean at(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /// Steps over a token if it stands here.
    boolean take(String token) {
        boolean here = text.startsWith(token, at);
        at += here ? token.length() : 0;
        return here;
    }

    void expect(String token) throws MalformedManifest {
        skipSpaces();
        if (!take(token)) {
            throw malformed("'" + token + "'");
        }
    }

    void skipSpaces() {
        while (at(' ') || at('\t')) {
            at++;
        }
    }

    /// Spaces, line ends and comments.
    void skipBlank() {
        while (at(' ') || at('\t') || at('\n') || at('\r') || at('#')) {
            if (at('#')) {
                skipComment();
            } else {
                at++;
            }
        }
    }

    void expectLineEnd() throws MalformedManifest {
        skipSpaces();
        skipComment();
        take("\r");
        if (!atEnd() && !take("\n")) {
            throw malformed("the end of the line");
        }
    }

    private void skipComment() {
        if (at('#')) {
            while (!atEnd() && !at('\n')) {
                at++;
            }
        }
    }

    String bareKey() throws MalformedManifest {
        int from = at;
        while (!atEnd() && isBare(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw malformed("a key");
        }
        return text.substring(from, at);
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    long integer() throws MalformedManifest {
        int from = at;
        take("-");
        while (!atEnd() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) {
            at++;
        }
        String digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)") || digits.length() > LONGEST_INTEGER) {
            throw malformed("a string, an integer, a boolean, an array or a table");
        }
        return Long.parseLong(digits);
    }

    /// In double quotes with escapes, or in single quotes without; on one line.
    String string() throws MalformedManifest {
        boolean literal = at('\'');
        char quote = literal ? '\'' : '"';
        StringBuilder out = new StringBuilder();
        for (at++; !at(quote); at++) {
            if (atEnd() || text.charAt(at) < ' ' && !at('\t')) {
                throw malformed("the end of the string");
            }
            out.append(!literal && at('\\') ? escaped() : text.charAt(at));
        }
        at++;
        if (out.isEmpty() && at(quote)) {
            throw malformed("a string of one line");
        }
        return out.toString();
    }

    private char escaped() throws MalformedManifest {
        at++;
        if (atEnd()) {
            throw malformed("an escape");
        }
        return switch (text.charAt(at)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw malformed("one of the escapes \\\" \\\\ \\n \\t");
        };
    }

    MalformedManifest malformed(String expected) {
        int line = 1;
        for (int i = 0; i < at && i < text.length(); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new MalformedManifest(line, expected);
    }
}
