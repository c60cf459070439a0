using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

public sealed class ImageInputsTests : IDisposable
{
    private readonly CliHost _cli = new();

    [Fact]
    public void A_folder_gives_the_images_below_it_by_name_and_names_what_it_leaves_out()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "sub"));
        foreach (var name in new[] { "b.PNG", "a.jpg", "sub/c.webp", "sub/d.HEIC", "e.tiff", "notes.txt", ".DS_Store" })
        {
            _cli.Write(name, "");
        }

        var inputs = ImageInputs.Expand([_cli.Folder]);

        Assert.Equal(["a.jpg", "b.PNG", "e.tiff", "sub/c.webp", "sub/d.HEIC"], inputs.Images.Select(image => NameOf(image.Id)));
        Assert.Equal(["notes.txt"], inputs.LeftOut.Select(NameOf));
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("photo.dat")]
    [InlineData("photo.jfif")]
    public void The_first_bytes_tell_an_image_whatever_its_name(string name)
    {
        File.WriteAllBytes(Path.Combine(_cli.Folder, name), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F']);

        Assert.Equal([name], ImageInputs.Expand([_cli.Folder]).Images.Select(image => NameOf(image.Id)));
    }

    [Fact]
    public void Addresses_are_not_looked_for_on_disk() => Assert.Equal("s3://shop/shirt.jpg", Assert.Single(ImageInputs.Expand(["s3://shop/shirt.jpg"]).Images).Source.Uri!.ToString());

    [Theory]
    [InlineData("ftp://shop/shirt.jpg")]
    [InlineData("no-such-file.jpg")]
    public void What_cannot_be_read_is_refused(string input) => Assert.Throws<UsageException>(() => ImageInputs.Expand([input]));

    [Fact]
    public void A_folder_without_images_is_refused() => Assert.Throws<UsageException>(() => ImageInputs.Expand([_cli.Folder]));

    [Fact]
    public async Task A_folder_is_tagged_and_everything_left_out_is_named_with_exit_code_3()
    {
        var photo = Directory.EnumerateFiles(SharedData.Repository("examples", "catalogue", "images")).First();
        var photos = Directory.CreateDirectory(Path.Combine(_cli.Folder, "photos")).FullName;
        File.Copy(photo, Path.Combine(photos, "a.jpg"));
        File.Copy(photo, Path.Combine(photos, "e"));
        File.WriteAllBytes(Path.Combine(photos, "b.HEIC"), [0, 0, 0, 16, .. "ftypheic"u8, 0, 0, 0, 0]);
        File.WriteAllText(Path.Combine(photos, "readme.md"), "photos");

        var code = await _cli.RunAsync("tag", photos, "--format", "jsonl");

        Assert.Equal(ExitCode.SomeImagesFailed, code);
        Assert.Equal(3, _cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("b.HEIC: UnsupportedFormat", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("readme.md: left out", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private string NameOf(string path) => Path.GetRelativePath(_cli.Folder, path).Replace('\\', '/');

    [Fact]
    public void Links_that_lead_around_in_a_circle_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        var folder = Directory.CreateTempSubdirectory("vision-adapters-");
        try
        {
            var inner = folder.CreateSubdirectory("inner");
            File.WriteAllBytes(Path.Combine(inner.FullName, "a.jpg"), [0xFF, 0xD8, 0xFF]);
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "again"), ".");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "round"), ".");
            Directory.CreateSymbolicLink(Path.Combine(inner.FullName, "up"), "..");

            Assert.Equal([Path.Combine(folder.FullName, "inner", "a.jpg")], VisionAdapters.Files.FolderFiles.List(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
