package io.riskmesh.gateway.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerPrinterTest {
    private static final Answer ANSWER = new Answer(
            new ObjectMapper().createObjectNode().put("banks", 2), List.of("two banks"), List.of("bank", "rows"),
            List.of(List.of("a, b", "10"), List.of("c", "9")), List.of("end"));

    @Test
    void a_table_aligns_numbers_to_the_right() {
        assertEquals("two banks\nbank  rows\na, b    10\nc        9\nend\n", AnswerPrinter.print(ANSWER, OutputFormat.TABLE));
    }

    @Test
    void json_is_the_document_and_jsonl_has_one_object_per_row() {
        assertEquals("{\n  \"banks\" : 2\n}\n", AnswerPrinter.print(ANSWER, OutputFormat.JSON));
        assertEquals("{\"bank\":\"a, b\",\"rows\":\"10\"}\n{\"bank\":\"c\",\"rows\":\"9\"}\n",
                AnswerPrinter.print(ANSWER, OutputFormat.JSONL));
    }

    @Test
    void csv_quotes_a_cell_with_a_comma() {
        assertEquals("bank,rows\n\"a, b\",10\nc,9\n", AnswerPrinter.print(ANSWER, OutputFormat.CSV));
    }
}
