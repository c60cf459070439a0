namespace VisionAdapters.EndToEnd.Tests;

public sealed class PlatformTests
{
    [Fact]
    public async Task Without_the_native_library_the_error_names_the_platforms_that_have_one()
    {
        Tool.RequireModel();
        using var work = new WorkFolder();
        var copy = work.File("tool");
        CopyWithoutNativeFiles(Path.GetDirectoryName(Tool.Find())!, copy);

        using var running = Tool.StartAt(Path.Combine(copy, "vision-adapters.dll"), work.Path, "tag", Tool.ExampleImages);
        var result = await running.EndAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("linux-x64 and linux-arm64 (glibc: Debian, not Alpine), osx-arm64, win-x64 and win-arm64", Unwrapped(result.Error), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);

    private static void CopyWithoutNativeFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        // Skia alone: images can be read, the model cannot run.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "runtimes"), "libSkiaSharp.*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
