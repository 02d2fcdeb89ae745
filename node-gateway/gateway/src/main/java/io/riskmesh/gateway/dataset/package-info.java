/// Reading rows from CSV and LIBSVM files, gzip or not, into one float matrix with labels.
package io.riskmesh.gateway.dataset;
