/// The database of a gateway: SQLite in its data folder, or PostgreSQL. Tables stand in the rooms that use them, one class each.
package io.riskmesh.gateway.storage;
