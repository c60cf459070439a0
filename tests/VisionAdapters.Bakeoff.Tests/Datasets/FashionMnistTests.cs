using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class FashionMnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Labels_and_images_are_read_zipped_or_not(bool zipped)
    {
        Write("t10k", [1, 9], zipped);

        using var set = await LoadAsync(split: null);

        Assert.Equal(["test-00000", "test-00001"], set.Images.Select(image => image.Id));
        Assert.Equal([["pants"], ["ankle-boots"]], Assert.Single(set.GetTruth()).Values);
        var content = await set.Images[1].Image.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((ImageFormat.Png, new ImageSize(2, 3)), (content.Header.Format, content.Header.Size));
        Assert.Equal(GreyPng.Write([6, 7, 8, 9, 10, 11], width: 2, height: 3), content.Bytes.ToArray());
    }

    [Fact]
    public async Task The_train_split_is_read_from_its_own_files()
    {
        Write("train", [3], zipped: true);

        using var set = await LoadAsync("train");

        Assert.Equal("train-00000", Assert.Single(set.Images).Id);
    }

    [Fact]
    public async Task A_label_that_no_class_has_is_reported()
    {
        Write("t10k", [1, 200], zipped: false);

        using var set = await LoadAsync(split: null);

        Assert.Equal(DatasetProblemKind.BadRow, Assert.Single(set.Problems).Kind);
        Assert.Single(set.Images);
    }

    [Fact]
    public async Task A_missing_file_is_an_error_that_says_where_to_get_it() =>
        Assert.Contains("dataset-fashion-mnist", (await Assert.ThrowsAsync<InputFileException>(() => LoadAsync(split: null))).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_are_an_IDX_file_or_the_typed_error() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Survives(bytes) && Survives([0, 0, 8, 3, .. bytes]) && Survives([0x1F, 0x8B, 8, 0, .. bytes])).QuickCheckThrowOnFailure();

    public void Dispose() => _folder.Dispose();

    private static bool Survives(byte[] bytes)
    {
        try
        {
            using var file = new MemoryStream(bytes);
            var idx = IdxFile.Read(file, "any", dimensions: 3);
            return idx.Data.Length == idx.Sizes[0] * idx.Sizes[1] * idx.Sizes[2];
        }
        catch (InputFileException)
        {
            return true;
        }
    }

    private Task<LabeledSet> LoadAsync(string? split) => LabeledSet.LoadAsync(
        new DatasetConfiguration { Format = "fashion-mnist", Path = _folder.Path, Split = split },
        TinySet.Catalog.LoadDatasetMap("fashion-mnist", TinySet.Taxonomy),
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Writes images of 2 x 3 pixels whose bytes count up.</summary>
    private void Write(string prefix, byte[] labels, bool zipped)
    {
        var pixels = Enumerable.Range(0, labels.Length * 6).Select(value => (byte)value).ToArray();
        WriteFile($"{prefix}-images-idx3-ubyte", [0, 0, 8, 3, .. Size(labels.Length), .. Size(3), .. Size(2), .. pixels], zipped);
        WriteFile($"{prefix}-labels-idx1-ubyte", [0, 0, 8, 1, .. Size(labels.Length), .. labels], zipped);
    }

    private void WriteFile(string name, byte[] bytes, bool zipped)
    {
        if (!zipped)
        {
            _folder.Write(name, bytes);
            return;
        }

        using var zip = new GZipStream(File.Create(_folder.Combine(name + ".gz")), CompressionLevel.Fastest);
        zip.Write(bytes);
    }

    private static byte[] Size(int size)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, size);
        return bytes;
    }
}
