# The layers of Holdfast, lowest first. One row a layer:
#   name | may include (layers below it) | outside headers it alone may include | packages it links
# The build makes targets and link rules from these rows; tests/architecture reads the same rows and checks
# every #include. Header patterns are prefixes; several are separated by blanks. `std` needs no row.
set(HOLDFAST_LAYERS
  "core      |                                                        | nlohmann/                               |"
  "frame     | core                                                   |                                         |"
  "domain    | core frame                                             |                                         |"
  "text      | core                                                   | unicode/ uchardet                       | icu uchardet"
  "seal      | core                                                   | sodium                                  | sodium"
  "sqlite    | core                                                   | sqlite3                                 | sqlite3"
  "ingest    | core frame domain text sqlite                          | zip expat libpq postgresql/ sql.h sqlext.h | libzip expat libpq odbc"
  "workspace | core frame domain seal sqlite                          |                                         |"
  "analytics | core                                                   | Eigen/ boost/math/ LBFGS                | eigen boost"
  "features  | core frame domain analytics                            | Eigen/                                  | eigen"
  "learning  | core analytics features                                | xgboost/ Eigen/                         | xgboost eigen"
  "flow      | core frame domain text seal sqlite ingest workspace analytics features learning | zlib.h         | zlib"
  "present   | core domain analytics learning flow                    | QtCore                                  | QtCore"
  "charts    | core present                                           | QtCore QtGui QtWidgets QtCharts QtSvg   | QtWidgets QtCharts QtSvg"
  "briefing  | core domain flow seal present                                | QtCore QtGui xlsxwriter                 | QtGui xlsxwriter"
  "app       | core domain flow present charts briefing               | QtCore QtGui QtWidgets QtConcurrent QtSvg | QtWidgets QtConcurrent QtSvg"
  "cli       | core domain flow present charts briefing               | QtCore QtGui QtWidgets                  | QtWidgets"
)
