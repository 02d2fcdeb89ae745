package io.riskmesh.embedded.simulation;

import java.util.List;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// What this ledger does not have: collections, policies of single keys, calls between chaincodes, rich queries, history.
/// A chaincode that asks for it is refused loudly.
abstract class WithoutPrivateState implements ChaincodeStub {

    private static ChaincodeMisuse absent(String what) {
        return new ChaincodeMisuse("The embedded ledger has no " + what);
    }

    @Override
    public Chaincode.Response invokeChaincode(String name, List<byte[]> args, String channel) {
        throw absent("calls between chaincodes");
    }

    @Override
    public byte[] getStateValidationParameter(String key) {
        throw absent("policies of single keys");
    }

    @Override
    public void setStateValidationParameter(String key, byte[] value) {
        throw absent("policies of single keys");
    }

    @Override
    public QueryResultsIterator<KeyValue> getQueryResult(String query) {
        throw absent("rich queries");
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(String query, int pageSize, String bookmark) {
        throw absent("rich queries");
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        throw absent("history of keys");
    }

    @Override
    public byte[] getPrivateData(String collection, String key) {
        throw absent("private data");
    }

    @Override
    public byte[] getPrivateDataHash(String collection, String key) {
        throw absent("private data");
    }

    @Override
    public byte[] getPrivateDataValidationParameter(String collection, String key) {
        throw absent("private data");
    }

    @Override
    public void putPrivateData(String collection, String key, byte[] value) {
        throw absent("private data");
    }

    @Override
    public void setPrivateDataValidationParameter(String collection, String key, byte[] value) {
        throw absent("private data");
    }

    @Override
    public void delPrivateData(String collection, String key) {
        throw absent("private data");
    }

    @Override
    public void purgePrivateData(String collection, String key) {
        throw absent("private data");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByRange(String collection, String startKey, String endKey) {
        throw absent("private data");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String compositeKey) {
        throw absent("private data");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, CompositeKey compositeKey) {
        throw absent("private data");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String objectType,
            String... attributes) {
        throw absent("private data");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String collection, String query) {
        throw absent("private data");
    }
}
