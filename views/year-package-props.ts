/** `/year-packages`: the years that can be downloaded; `problem`: why a file was not read, '' for none. */
export interface YearPackagesView {
  years: { year: number; projects: number }[];
  problem: string;
}

/** One project, or a unit's settings, of a package beside what is here. */
export interface PackageLine {
  id: string;
  name: string;
  unitName: string;
  state: '新增' | '相同' | '有不同';
  /** A sentence each, “原” here and “新” in the package. */
  differences: string[];
  /** Why only what is here can stay; '' for a free choice. */
  obstacle: string;
  /** 以数据包为准 was chosen. */
  taken: boolean;
}

/** `/year-packages/:id`: what reading a package in would do. */
export interface PackagePreviewView {
  id: string;
  year: number;
  program: string;
  seen: string;
  lines: PackageLine[];
  /** How many imports come along. */
  imports: number;
  notes: string[];
  /** Why it was not read in; '' for none. */
  problem: string;
}
