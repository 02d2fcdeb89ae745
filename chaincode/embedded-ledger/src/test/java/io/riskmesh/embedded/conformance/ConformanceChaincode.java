package io.riskmesh.embedded.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// Does each thing of which a ledger's behaviour can be told; deployed beside the contract on networks under test.
public class ConformanceChaincode extends ChaincodeBase {
    public static final String NAME = "conformance";

    @Override
    public Response init(ChaincodeStub stub) {
        return new Response(200, "", new byte[0]);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<String> args = stub.getParameters();
        return switch (stub.getFunction()) {
            case "put" -> {
                stub.putStringState(args.get(0), args.get(1));
                yield answer(args.get(1));
            }
            case "get" -> answer(stub.getStringState(args.getFirst()));
            case "delete" -> {
                stub.delState(args.getFirst());
                yield answer("");
            }
            case "putThenGet" -> {
                stub.putStringState(args.get(0), args.get(1));
                yield answer(stub.getStringState(args.get(0)));
            }
            case "copy" -> {
                stub.putStringState(args.get(1), stub.getStringState(args.get(0)) + "'");
                yield answer("");
            }
            case "countInto" -> {
                stub.putStringState(args.get(2), "" + keys(stub, args.get(0), args.get(1)).size());
                yield answer("");
            }
            case "keys" -> answer(String.join(" ", keys(stub, args.get(0), args.get(1))));
            case "page" -> page(stub, args);
            case "events" -> {
                args.forEach(name -> stub.setEvent(name, name.getBytes(StandardCharsets.UTF_8)));
                stub.putStringState("event " + stub.getTxId(), "x");
                yield answer("");
            }
            case "refuse" -> new Response(500, "REFUSED " + args.getFirst(), new byte[0]);
            case "break" -> throw new IllegalStateException("secret of the chaincode");
            case "differ" -> {
                stub.putStringState("differ", stub.getMspId() + System.identityHashCode(this));
                yield answer("");
            }
            default -> new Response(500, "no function " + stub.getFunction(), new byte[0]);
        };
    }

    private static Response page(ChaincodeStub stub, List<String> args) {
        StringBuilder text = new StringBuilder();
        try (QueryResultsIteratorWithMetadata<KeyValue> page = stub.getStateByRangeWithPagination(
                args.get(0), args.get(1), Integer.parseInt(args.get(2)), args.get(3))) {
            page.forEach(entry -> text.append(entry.getKey()).append(' '));
            return answer(text + "|" + page.getMetadata().getBookmark());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(ChaincodeStub stub, String from, String to) {
        List<String> keys = new java.util.ArrayList<>();
        try (QueryResultsIterator<KeyValue> range = stub.getStateByRange(from, to)) {
            range.forEach(entry -> keys.add(entry.getKey()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    private static Response answer(String text) {
        return new Response(200, "", text.getBytes(StandardCharsets.UTF_8));
    }
}
