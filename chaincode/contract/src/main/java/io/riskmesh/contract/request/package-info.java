/// What a caller sends.
package io.riskmesh.contract.request;
