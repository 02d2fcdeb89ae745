/// Regression trees and their sum, with the meaning XGBoost gives them.
package io.riskmesh.boosting.tree;
