/* Data and backups: a backup is sent as it is, however large, while its progress shows. */
(() => {
  const say = (id, text) => {
    document.getElementById(id).textContent = text;
  };

  function send(form, file) {
    const button = form.querySelector('button');
    const request = new XMLHttpRequest();
    const end = (problem) => {
      button.disabled = false;
      say('restore-progress', '');
      say('restore-problem', problem);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      const percent = total > 0 ? Math.floor((loaded * 100) / total) : 0;
      say('restore-progress', percent < 100 ? `正在传送，${percent}%` : '正在校验，请稍候…');
    };
    request.onload = () => {
      const place = request.getResponseHeader('location');
      if (request.status === 201 && place) location.assign(place);
      else end(request.responseText.length < 300 ? request.responseText : '没有传成，请再试一次。');
    };
    request.onerror = () => end('没有传成：连不上绩衡，或文件在传送中被改动。请确认程序还在运行，再试一次。');
    button.disabled = true;
    say('restore-problem', '');
    request.open('POST', form.action);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    // Trouble comes as a sentence, not as a page.
    request.setRequestHeader('HX-Request', 'true');
    request.send(file);
  }

  function upload(event) {
    event.preventDefault();
    const form = event.target;
    const [file] = form.querySelector('input').files;
    if (!file) say('restore-problem', '请先选择备份文件。');
    else if (file.size === 0) say('restore-problem', '这个文件是空的，不是备份。请换一份备份。');
    else if (file.size > Number(form.dataset.most))
      say('restore-problem', '文件超过 2 GB，请确认选的是绩衡的备份文件。');
    else send(form, file);
  }

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('restore-upload');
    if (form) form.addEventListener('submit', upload);
    for (const confirmation of document.querySelectorAll('#restore-confirmation, #package-confirmation')) {
      confirmation.addEventListener('submit', () => {
        setTimeout(() => {
          for (const button of confirmation.querySelectorAll('button')) button.disabled = true;
        });
      });
    }
  });
})();
