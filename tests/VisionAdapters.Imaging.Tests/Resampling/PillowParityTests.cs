using System.Diagnostics;
using System.Formats.Tar;
using VisionAdapters.Testing;

namespace VisionAdapters.Imaging.Tests;

/// <summary>Compares tensors with what Pillow makes on this machine, where it is installed.</summary>
public sealed class PillowParityTests : IDisposable
{
    private const string Script = """
        import math, sys
        from PIL import Image, ImageOps
        width, height, rule = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        for path in sys.stdin.read().split('\n'):
            image = Image.open(path)
            turned = image.getexif().get(0x0112, 1) >= 5
            w, h = image.size[::-1] if turned else image.size
            if rule == 'Stretch':
                size = (width, height)
            else:
                scale = (min if rule == 'Pad' else max)(width / w, height / h)
                size = tuple(max(1, math.floor(side * scale + 0.5)) for side in (w, h))
            image.draft('RGB', size[::-1] if turned else size)
            image = ImageOps.exif_transpose(image).convert('RGB')
            if image.size != size:
                image = image.resize(size, Image.BILINEAR)
            canvas = Image.new('RGB', (width, height), 'white')
            canvas.paste(image, ((width - size[0]) // 2, (height - size[1]) // 2) if rule == 'Pad' else (-((size[0] - width) // 2), -((size[1] - height) // 2)))
            sys.stdout.buffer.write(canvas.tobytes())
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visionadapters-imaging");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(60, 80, ResizeRule.Pad)]
    [InlineData(224, 224, ResizeRule.Crop)]
    [InlineData(97, 31, ResizeRule.Stretch)]
    public void Jpegs_made_here_become_the_same_levels(int width, int height, ResizeRule rule)
    {
        byte[][] jpegs =
        [
            TestImages.Jpeg(60, 80, TestImages.Busy),
            TestImages.Jpeg(333, 251, TestImages.Busy, quality: 70),
            TestImages.Jpeg(1203, 907, TestImages.Busy, quality: 85),
            HandmadeImages.WithOrientation(TestImages.Jpeg(641, 480, TestImages.Busy), 6),
            HandmadeImages.WithOrientation(TestImages.Jpeg(200, 481, TestImages.Busy), 3),
            TestImages.ProgressiveJpeg,
            TestImages.CmykJpeg,
        ];

        AssertSame(jpegs, width, height, rule);
    }

    [Theory]
    [InlineData("kagl", 60, 80, ResizeRule.Pad)]
    [InlineData("clothing-cc0", 60, 80, ResizeRule.Pad)]
    [InlineData("clothing-cc0", 224, 224, ResizeRule.Crop)]
    public async Task Real_photos_become_the_same_levels(string set, int width, int height, ResizeRule rule)
    {
        var tar = SharedData.Require("data", set, set + ".tar");
        var photos = new List<byte[]>();
        await using var reader = new TarReader(File.OpenRead(tar));
        while (photos.Count < 100 && await reader.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken) is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                var bytes = new byte[entry.Length];
                await data.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
                photos.Add(bytes);
            }
        }

        AssertSame(photos, width, height, rule);
    }

    private void AssertSame(IReadOnlyList<byte[]> jpegs, int width, int height, ResizeRule rule)
    {
        var paths = jpegs.Select((jpeg, index) =>
        {
            var path = Path.Combine(_folder.FullName, $"{index}.jpg");
            File.WriteAllBytes(path, jpeg);
            return path;
        }).ToArray();
        var expected = RunPillow(paths, width, height, rule);
        var actual = jpegs.SelectMany(jpeg => Pixels.Levels(jpeg, width, height, rule)).ToArray();

        Assert.Equal(expected.Length, actual.Length);
        var worst = expected.Zip(actual, static (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= 1, $"the greatest difference is {worst} levels");
    }

    private static byte[] RunPillow(string[] paths, int width, int height, ResizeRule rule)
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), "needs Python to compare with Pillow");
        var start = new ProcessStartInfo(Python, ["-c", Script, $"{width}", $"{height}", $"{rule}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(string.Join('\n', paths));
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        var message = errors.GetAwaiter().GetResult();
        Assert.SkipWhen(message.Contains("No module named", StringComparison.Ordinal), "needs Pillow (Debian's python3-pil)");
        Assert.True(process.ExitCode == 0, message);
        return output.ToArray();
    }
}
