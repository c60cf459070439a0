namespace VisionAdapters.Bakeoff;

/// <summary>What an <see cref="ILabeledSetReader"/> is asked to read.</summary>
public sealed class LabeledSetRequest
{
    private readonly DatasetProblemLog _problems;
    private readonly List<ImageStore> _stores;

    internal LabeledSetRequest(
        DatasetConfiguration configuration, IReadOnlySet<string> columns, DatasetProblemLog problems, List<ImageStore> stores)
    {
        Configuration = configuration;
        Columns = columns;
        _problems = problems;
        _stores = stores;
    }

    /// <summary>Gets where the set lies and how it is read.</summary>
    public DatasetConfiguration Configuration { get; }

    /// <summary>Gets the columns of labels that the dataset map names. Others need not be read.</summary>
    public IReadOnlySet<string> Columns { get; }

    /// <summary>Gets the name for the labels of a format without named columns: the map's column <c>label</c>, or its only one.</summary>
    public string LabelColumn => Columns.Contains("label") || Columns.Count != 1 ? "label" : Columns.First();

    /// <summary>
    /// Gets the folder, tar or zip that the images are in: the one of the configuration, or the folder of the labels file.
    /// </summary>
    internal string ImagesPath => Configuration.Images ?? Path.GetDirectoryName(Path.GetFullPath(Configuration.Path))!;

    private string FolderOfFile => Path.GetDirectoryName(Path.GetFullPath(Configuration.File ?? Configuration.Path))!;

    /// <summary>Opens a folder or an archive of images. The set closes it when it is disposed.</summary>
    /// <param name="path">The folder or the archive.</param>
    /// <returns>The images by name.</returns>
    /// <exception cref="InputFileException">There is no such folder or archive, or it is damaged.</exception>
    public ImageStore OpenImages(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Own(ImageStore.OpenPath(path));
    }

    /// <summary>Looks for an image, and reports one that is not there or is no image by its first bytes.</summary>
    /// <param name="images">Where to look.</param>
    /// <param name="name">The image's name, with forward slashes.</param>
    /// <param name="line">The line that names it; <see langword="null"/> where the labels have no lines.</param>
    /// <returns>The image; <see langword="null"/> when it was reported and the row is to be left out.</returns>
    public ImageInput? FindImage(ImageStore images, string name, long? line = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(name);
        if (!images.Contains(name))
        {
            Report(DatasetProblemKind.MissingImage, $"there is no '{name}' in {images.Location}", line);
            return null;
        }

        if (!Configuration.AllowOutside && images is FolderImageStore folder && !folder.IsBelow(FolderOfFile, name))
        {
            Report(
                DatasetProblemKind.UnreadableImage,
                $"'{name}' in {images.Location} is a link that leads out of the folder of "
                    + $"{Path.GetFileName(Configuration.File ?? Configuration.Path)}: allow it "
                    + "with --allow-outside when you trust the set",
                line);
            return null;
        }

        if (images.FindFault(name) is { } fault)
        {
            Report(DatasetProblemKind.UnreadableImage, $"'{name}' in {images.Location} {fault}", line);
            return null;
        }

        return images.Open(name);
    }

    /// <summary>Reports something that is wrong with a single row or image, which is then left out.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="message">The sentence for people, without the file and the line.</param>
    /// <param name="line">The line, counted from 1; <see langword="null"/> where the file has no lines.</param>
    /// <param name="file">The file; <see langword="null"/> means the configuration's.</param>
    public void Report(DatasetProblemKind kind, string message, long? line = null, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        _problems.Add(kind, file ?? Configuration.Path, line, message);
    }

    internal T Own<T>(T store)
        where T : ImageStore
    {
        _stores.Add(store);
        return store;
    }

    internal static void RequireFile(string path, string setting)
    {
        if (!File.Exists(path))
        {
            throw new InputFileException(path, line: null, $"there is no such file: correct '{setting}'.");
        }
    }
}
