/// Which passes over the rows were made, and which orders are refused for it.
package io.riskmesh.binselect.pass;
