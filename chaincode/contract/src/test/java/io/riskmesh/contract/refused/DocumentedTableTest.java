package io.riskmesh.contract.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page about transactions says what the contract does.
final class DocumentedTableTest {

    private static final Path PAGE = Path.of(System.getProperty("riskmesh.root"), "docs", "ledger.md");
    private static final Pattern FIELD = Pattern.compile("`([A-Za-z0-9]+)`(\\*?)(\\??)");

    @Test
    void every_transaction_stands_in_the_table_with_its_roles_and_own_refusals() throws IOException {
        for (Transaction<?> row : Transactions.all()) {
            String[] cells = row(row.name());
            assertEquals(row.roles().stream().map(role -> role.id()).collect(Collectors.joining(", ")), cells[2].strip());
            assertEquals(row.own().stream().map(code -> "`" + code.code() + "`").collect(Collectors.joining(", ")),
                    cells[4].strip());
        }
    }

    @Test
    void every_field_of_a_request_is_documented() throws IOException {
        for (Example example : Example.all()) {
            Ask ask = example.ask().apply(example.stage().get());
            Set<String> sent = new TreeSet<>(ask.request().fields().keySet());
            sent.remove("consortium");
            Set<String> needed = new TreeSet<>();
            Set<String> known = new TreeSet<>();
            Matcher field = FIELD.matcher(row(ask.function())[3]);
            while (field.find()) {
                known.add(field.group(1));
                if (field.group(3).isEmpty()) {
                    needed.add(field.group(1));
                }
            }
            assertTrue(known.containsAll(sent), () -> ask.function() + " sends " + sent + ", documented are " + known);
            assertTrue(sent.containsAll(needed), () -> ask.function() + " needs " + needed + ", sends " + sent);
        }
    }

    @Test
    void the_example_of_the_page_is_accepted_and_then_says_what_the_page_says() throws Exception {
        String page = Files.readString(PAGE);
        int start = page.indexOf("{\"actions\"");
        String request = page.substring(start, page.indexOf("```", start)).replace("\n", "");
        CanonicalValue.Obj object = (CanonicalValue.Obj) CanonicalJson.decode(request.getBytes(StandardCharsets.UTF_8));
        Channel channel = Story.founded();
        Ask ask = new Ask("authorize", Cast.of(Cast.ALDER), object);
        channel.submit(ask);
        Answer again = channel.evaluate(ask);
        assertEquals("REFUSED already_recorded AUTH/AlderMSP.g1/0000000001", again.response().getMessage());
        assertEquals("conflict_exists", channel.evaluate(ask.with("maxRounds", 300)).refusal());
        assertEquals("wrong_party", channel.evaluate(ask.by(Cast.of(Cast.BIRCH))).refusal());
    }

    private static String[] row(String transaction) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `" + transaction + "` |")).toList();
        assertEquals(1, rows.size(), transaction);
        return rows.getFirst().split("\\|", -1);
    }
}
