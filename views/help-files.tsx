/** What goes in and out as a file: its name, where it is found, and what it does. */
const FILES: [name: string, place: string, does: string][] = [
  [
    '绩效目标申报表',
    '导入',
    'PDF、Word、Excel、WPS、CSV、文本或压缩包，原样导入：先预览，逐格核对、更正，确认以后才成为项目；没有人填报以前可以撤销。',
  ],
  [
    '填好的自评表',
    '导入',
    '没有这个项目的，连同结果一起建立；已有的只填入，不动目标，要改动的格先列出来。得分按评分办法重新计算。要读回的请保留 Excel：PDF 会丢掉文字里的空格和换行。',
  ],
  [
    '工作包',
    '我的一年 › 工作包',
    '把几项指标发给别的处室，用 Excel 或 WPS 填，不用登录；交回时先核对，确认以后才存下，记在填报人名下，可以用撤销文件恢复。',
  ],
  [
    '表和清单',
    '各页的“下载 Excel”“PDF”',
    '监控表、自评表、目标调整表、自查报告和各种清单，按正式表的次序，数字、日期、百分数可以直接计算。',
  ],
  [
    '年度数据包',
    '数据 › 年度数据包',
    '一个年度的全部内容存成一个文件，在另一台电脑上原样读入；本机已有的先逐个项目比较，再由您选定以哪边为准。',
  ],
  ['备份', '数据', '全部年度的数据，换电脑或出了问题时恢复。'],
];

/** 帮助：哪些文件可以导入、导出，在哪里。 */
export function Files() {
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">文件的导入和导出</h2>
      <table class="bare grid help">
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">在哪里</th>
            <th scope="col">做什么</th>
          </tr>
        </thead>
        <tbody>
          {FILES.map(([name, place, does]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{place}</td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
