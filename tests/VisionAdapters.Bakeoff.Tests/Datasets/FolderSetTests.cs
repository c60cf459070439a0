using System.Formats.Tar;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class FolderSetTests : IDisposable
{
    private readonly TinySet _tiny = new();

    [Fact]
    public async Task The_folder_of_an_image_is_its_label()
    {
        _tiny.Folder.Write("photos/Jeans/deep/a.png", TestImage.Png(1));
        _tiny.Folder.Write("photos/Dress/b.png", TestImage.Png(2));
        _tiny.Folder.Write("photos/.DS_Store", "x");

        using var set = await _tiny.LoadAsync(Configuration("photos"));

        Assert.Equal(["Dress/b.png", "Jeans/deep/a.png"], set.Images.Select(image => image.Id));
        Assert.Equal([["dresses"], ["jeans"]], Assert.Single(set.GetTruth()).Values);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public async Task Files_that_are_no_images_or_in_no_class_are_reported()
    {
        _tiny.Folder.Write("photos/Jeans/a.png", TestImage.Png(1));
        _tiny.Folder.Write("photos/Jeans/readme.txt", "x");
        _tiny.Folder.Write("photos/c.png", TestImage.Png(2));

        using var set = await _tiny.LoadAsync(Configuration("photos"));

        Assert.Equal(2, set.ProblemCounts[DatasetProblemKind.IgnoredFile]);
        Assert.Single(set.Images);
    }

    [Theory]
    [InlineData("photos/Jeans/a.png", "../../../private.png", false)]
    [InlineData("photos/Jeans", "../../others", false)]
    [InlineData("photos/Jeans/a.png", "../../kept/a.png", true)]
    public async Task A_link_that_leads_out_of_the_folder_of_the_file_is_the_users_to_allow(string link, string target, bool isInside)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        _tiny.Folder.Write("private.png", TestImage.Png(1));
        _tiny.Folder.Write("others/a.png", TestImage.Png(2));
        _tiny.Folder.Write("set/kept/a.png", TestImage.Png(3));
        _tiny.Folder.Write("set/photos/Dress/b.png", TestImage.Png(4));
        var path = _tiny.Folder.Combine("set/" + link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        var configuration = Configuration("set/photos") with { File = _tiny.Folder.Combine("set/bakeoff.yaml") };

        using var allowed = await _tiny.LoadAsync(configuration);
        using var careful = await _tiny.LoadAsync(configuration with { AllowOutside = false });

        Assert.Equal(2, allowed.Images.Count);
        Assert.Equal(isInside ? 2 : 1, careful.Images.Count);
        Assert.All(careful.Problems, problem => Assert.Contains("--allow-outside", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a.jfif")]
    [InlineData("a.data")]
    public async Task The_first_bytes_tell_an_image_whatever_its_name(string name)
    {
        _tiny.Folder.Write($"photos/Jeans/{name}", TestImage.Png(1));

        using var set = await _tiny.LoadAsync(Configuration("photos"));

        Assert.Equal($"Jeans/{name}", Assert.Single(set.Images).Id);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public async Task A_split_is_the_folder_above_the_classes()
    {
        _tiny.Folder.Write("photos/train/Jeans/a.png", TestImage.Png(1));
        _tiny.Folder.Write("photos/val/Dress/b.png", TestImage.Png(2));

        using var set = await _tiny.LoadAsync(Configuration("photos") with { Split = "val" });

        Assert.Equal("val/Dress/b.png", Assert.Single(set.Images).Id);
    }

    [Fact]
    public async Task An_archive_is_read_like_a_folder()
    {
        _tiny.Folder.Write("photos/Jeans/a.png", TestImage.Png(1));
        TarFile.CreateFromDirectory(_tiny.Folder.Combine("photos"), _tiny.Folder.Combine("photos.tar"), includeBaseDirectory: false);

        using var set = await _tiny.LoadAsync(Configuration("photos.tar"));

        Assert.Equal("Jeans/a.png", Assert.Single(set.Images).Id);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error() =>
        Assert.Contains("nowhere", (await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(Configuration("nowhere")))).Message, StringComparison.Ordinal);

    public void Dispose() => _tiny.Dispose();

    private DatasetConfiguration Configuration(string path) => new() { Format = "folder", Path = _tiny.Folder.Combine(path) };
}
