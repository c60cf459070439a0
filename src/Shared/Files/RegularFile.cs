using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VisionAdapters.Files;

/// <summary>
/// Opens files that a person, or another file, names: regular files only. A pipe would be waited for without an end, and a device may never
/// end.
/// </summary>
internal static class RegularFile
{
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>The integers of the runtime's file status, with room for what later versions add; the second is the mode.</summary>
    private const int StatusIntegers = 64;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file is missing, cannot be read, or is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream OpenRead(string path, int bufferSize = 4096, FileOptions options = FileOptions.None)
    {
        Check(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize, options);
    }

    /// <summary>Opens a file for reading at any offset.</summary>
    /// <exception cref="IOException">The file is missing, cannot be read, or is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SafeFileHandle OpenHandle(string path, FileOptions options = FileOptions.None)
    {
        Check(path);
        return File.OpenHandle(path, options: options);
    }

    /// <summary>Reads a whole file of a limited size, whatever its length claims to be.</summary>
    /// <exception cref="IOException">The file is missing, cannot be read, is no regular file or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] ReadAllBytes(string path, int maxBytes)
    {
        using var file = OpenRead(path, bufferSize: 0);
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Clamp(file.Length + 1, 4096, 1024 * 1024)];
        while (file.Read(buffer) is > 0 and var count)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > maxBytes)
            {
                throw new IOException($"the file has more than {maxBytes / 1024} KiB, the most that is read here");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a whole text of a limited size: UTF-8, or what its byte order mark says.</summary>
    /// <exception cref="IOException">The file is missing, cannot be read, is no regular file or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string ReadAllText(string path, int maxBytes)
    {
        using var text = new StreamReader(new MemoryStream(ReadAllBytes(path, maxBytes)));
        return text.ReadToEnd();
    }

    /// <summary>Refuses what is no regular file. A file that is not there is left to whoever opens it.</summary>
    /// <exception cref="IOException">There is a pipe, a device or a folder of this name.</exception>
    public static void Check(string path)
    {
        if (!OperatingSystem.IsWindows() && ModeOf(path) is { } mode && (mode & TypeMask) != Regular)
        {
            var what = (mode & TypeMask) == Folder ? "a folder" : "a pipe or a device";
            throw new IOException($"it is {what}, and only regular files are read");
        }
    }

    private static int? ModeOf(string path)
    {
        var status = new int[StatusIntegers];
        return Stat(path, status) == 0 ? status[1] : null;
    }

    // The framework has no call that tells a pipe from a file without opening it, and opening it is what must not happen.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] int[] status);
}
