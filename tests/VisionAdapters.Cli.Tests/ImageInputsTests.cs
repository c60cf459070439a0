namespace VisionAdapters.Cli.Tests;

public sealed class ImageInputsTests : IDisposable
{
    private readonly CliHost _cli = new();

    [Fact]
    public void A_folder_gives_the_images_below_it_by_name()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "sub"));
        foreach (var name in new[] { "b.PNG", "a.jpg", "sub/c.webp", "notes.txt" })
        {
            _cli.Write(name, "");
        }

        Assert.Equal(["a.jpg", "b.PNG", "sub/c.webp"], ImageInputs.Expand([_cli.Folder]).Select(image => Path.GetRelativePath(_cli.Folder, image.Id).Replace('\\', '/')));
    }

    [Fact]
    public void Addresses_are_not_looked_for_on_disk() => Assert.Equal("s3://shop/shirt.jpg", Assert.Single(ImageInputs.Expand(["s3://shop/shirt.jpg"])).Source.Uri!.ToString());

    [Theory]
    [InlineData("ftp://shop/shirt.jpg")]
    [InlineData("no-such-file.jpg")]
    public void What_cannot_be_read_is_refused(string input) => Assert.Throws<UsageException>(() => ImageInputs.Expand([input]));

    [Fact]
    public void A_folder_without_images_is_refused() => Assert.Throws<UsageException>(() => ImageInputs.Expand([_cli.Folder]));

    public void Dispose() => _cli.Dispose();
}
