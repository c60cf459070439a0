using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>The images of an IDX file, held as its bytes and served as grey PNG. An image's name is its index from 0.</summary>
internal sealed class IdxImageStore : ImageStore
{
    private readonly IdxFile _images;

    public IdxImageStore(string path)
    {
        Location = path;
        _images = IdxFile.Read(path, dimensions: 3);
    }

    public override string Location { get; }

    public int Count => _images.Sizes[0];

    public override string Fingerprint => "idx " + ContentHashes.OfBytes(_images.Data);

    public override IReadOnlyList<string> ListNames() =>
        Enumerable.Range(0, Count).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToList();

    public override bool Contains(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Count;

    public override ImageInput Open(string name) =>
        ImageInput.FromStreams(_ => ValueTask.FromResult<Stream>(new MemoryStream(Encode(name), writable: false)), name);

    // Pixels of any value make an image.
    public override string? FindFault(string name) => null;

    private protected override int ReadHeader(string name, Span<byte> header)
    {
        var png = Encode(name).AsSpan();
        png = png[..Math.Min(png.Length, header.Length)];
        png.CopyTo(header);
        return png.Length;
    }

    private byte[] Encode(string name)
    {
        var (height, width) = (_images.Sizes[1], _images.Sizes[2]);
        var index = int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture);
        return GreyPng.Write(_images.Data.AsSpan(index * height * width, height * width), width, height);
    }
}
